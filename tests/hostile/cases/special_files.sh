# FIFOs, sockets and devices in a repository are refused by name, and nobody waits for them.
catalogue repo
commit_all repo
cd repo
KATALOG_REAL="$KATALOG"
printf '#!/bin/sh\nexec timeout 20 "%s" "$@"\n' "$KATALOG_REAL" > ../bounded
chmod +x ../bounded
KATALOG="$PWD/../bounded"
for name in katalog.toml catalog.yaml datasets/fifo.yaml fifo.rdf fifo.json include.ttl; do
    mv "$name" ../kept 2>/dev/null || true
    mkfifo "$name"
    case "$name" in
        fifo.rdf) commands=("validate $name" "diff $name ." "diff . $name" "import $name --output ../moved" "import --from x-dcat $name --output ../moved") ;;
        fifo.json) commands=("validate --baseline $name" "check-links --offline --cache $name" "validate --format json=$name" "baseline --output $name" "diff . . --format json=$name" "build --output $name") ;;
        include.ttl) commands=("diff $name .") ;;
        *) commands=("validate" "build" "check-links --offline --cache ../none.json" "diff ." "validate --fix" "new dataset x") ;;
    esac
    for command in "${commands[@]}"; do
        [ "$command $name" = "new dataset x katalog.toml" ] && continue
        [ "$command $name" = "new dataset x datasets/fifo.yaml" ] && continue
        # shellcheck disable=SC2086
        katalog $command
        [ "$status" -ne 124 ] || fail "$command waits for $name"
        expect_status 2
        expect_said "$name"
    done
    rm "$name"
    [ ! -e ../kept ] || mv ../kept "$name"
done
for name in catalog.rdf catalog.ttl; do
    mkdir -p public
    mkfifo "public/$name"
    katalog build
    expect_status 2
    expect_said "public/$name is a named pipe (FIFO)"
    rm -r public
done
