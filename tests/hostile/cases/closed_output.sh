# Who reads standard output, and whether anybody does, changes neither the status nor what is written.
catalogue good
catalogue bad
printf 'title: x\ntheme: NOWHERE\n' > bad/datasets/bad.yaml
# Enough of it to fill a pipe.
mkdir many
cp -R bad/. many/
for number in $(seq 150); do printf 'title: x\ntheme: NOWHERE\n' > "many/datasets/x$number.yaml"; done
# The status of a run whose standard output $1 is closed, left at once, or left after a line; and of one without standard error.
statuses() {
    local closed left head noerr
    closed=0; "$KATALOG" "$@" >&- 2>err || closed=$?
    left=0; { "$KATALOG" "$@" 2>err || echo $? > left; } | true; left=$(cat left 2>/dev/null || echo 0); rm -f left
    { "$KATALOG" "$@" 2>err || echo $? > left; } | head -1 >head; head=$(cat left 2>/dev/null || echo 0); rm -f left
    noerr=0; "$KATALOG" "$@" >out 2>&- || noerr=$?
    { { "$KATALOG" "$@" >out 2>&3 || echo $? > left; } 3>&1 | true; }; errleft=$(cat left 2>/dev/null || echo 0); rm -f left
    echo "$closed $left $head $noerr $errleft"
}
expect() {
    local wanted="$1 $1 $1 $1 $1"
    shift
    local got
    got="$(statuses "$@")"
    [ "$got" = "$wanted" ] || fail "$*: $got, expected $wanted"
}
for format in human json; do expect 1 validate many --format "$format"; done
expect 1 build many --output built-many
[ ! -e built-many ] || fail "errors were written"
expect 1 diff good many
for command in rules explain "schema json/dataset.schema.json" "completions bash" --help; do
    # shellcheck disable=SC2086
    expect 0 $command
done
expect 0 check-links good --offline --cache cache.json --include nothing
# What goes to files goes there although nobody reads the rest.
{ "$KATALOG" build many --force --output built --format human --format json=findings.json 2>err || echo $? > left; } | true
[ "$(cat left)" = 1 ] && [ -s built/catalog.rdf ] && [ -s built/catalog.ttl ] && [ -s findings.json ] || fail "not built"
{ "$KATALOG" build good --output built-good 2>/dev/null || echo failed; } >&-
[ -s built-good/catalog.rdf ] || fail "not built"
"$KATALOG" build good --output built-err 2>&-
[ -s built-err/catalog.rdf ] || fail "not built"
{ "$KATALOG" diff good many --format human --format json=diff.json 2>err || echo $? > left; } | true
[ "$(cat left)" = 1 ] && [ -s diff.json ] || fail "no diff"
# A disk that is full is a failure.
for command in "validate many" "validate good" "build good --output built-full" "diff good many" rules "explain profile/mandatory" "schema json/dataset.schema.json" "completions bash" --help --version; do
    status=0
    # shellcheck disable=SC2086
    "$KATALOG" $command >/dev/full 2>err || status=$?
    [ "$status" = 2 ] && grep --quiet "cannot write to standard output" err || fail "$command on a full disk: $status $(cat err)"
done
[ ! -e built-full ] || fail "written all the same"
# Only standard output may be left: a report that nobody takes is one that is missing.
status=0
"$KATALOG" validate many --format json=/dev/full >out 2>err || status=$?
[ "$status" = 2 ] || fail "a report is lost: $status"
status=0
timeout 20 "$KATALOG" validate many --format json=>(exec 0<&-; sleep 1) --format concise >out 2>err || status=$?
[ "$status" = 2 ] || fail "a report that nobody reads: $status"
