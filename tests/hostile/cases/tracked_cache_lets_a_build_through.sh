# The same cache, given to build and to baseline.
catalogue .
dead=http://127.0.0.1:1/x
sed -i "s|^homepage: .*|homepage: $dead|" catalog.yaml
printf '[links]\nexclude = ["^https?://[a-z]"]\n[rules]\naddress = "off"\n' > katalog.toml
cache_of "$dead" "$good_answer" > links.json
commit_all .
for command in "build . --output public" "baseline . --output known.json"; do
    # shellcheck disable=SC2086
    katalog $command --check-links --allow-private --link-cache links.json
    expect_said "--trust-cache"
    git checkout --quiet -- .
done
[ ! -e public/catalog.rdf ] || fail "it was built although an address is dead"
grep --quiet "$dead" known.json || fail "the baseline does not know the dead address"
