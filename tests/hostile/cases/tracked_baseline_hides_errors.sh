# A baseline that comes with the repository hides nothing that comes with it too.
catalogue .
rm agents/*.yaml
"$KATALOG" baseline . --output known.json
commit_all .
katalog validate . --baseline known.json
expect_status 1
expect_said "--trust-cache"
katalog build . --baseline known.json --output public
expect_status 1
[ ! -e public/catalog.rdf ] || fail "it was built"
katalog validate . --baseline known.json --trust-cache
expect_status 0
git rm --quiet --cached known.json
katalog validate . --baseline known.json
expect_status 0
