# Files that a pull request makes links to files of the machine are not read, whatever reads them.
printf 'the-secret of the machine\n' > secret
printf '<http://a.se/the-secret> <http://purl.org/dc/terms/title> "the-secret" .\n' > secret.nt
cp secret.nt secret.ttl
catalogue repo
ln -s ../../secret repo/datasets/stolen.yaml
commit_all repo yaml
katalog validate repo
expect_status 1
expect_unsaid the-secret
rm repo/datasets/stolen.yaml
# What is named on the command line may be a link, but not one that git keeps.
ln -s ../secret.nt repo/catalog.nt
ln -s ../secret.ttl repo/catalog.ttl
ln -s ../secret repo/baseline.json
ln -s ../secret repo/katalog-links.json
commit_all repo named
cd repo
for command in "validate catalog.nt" "check-links catalog.nt --cache ../none.json --offline" "diff catalog.nt catalog.ttl" "diff catalog.nt" \
    "import catalog.nt --output ../moved" "import --from iso19139 catalog.nt --output ../moved" "import --from x-dcat catalog.nt --output ../moved" \
    "validate --baseline baseline.json" "build --output ../built --baseline baseline.json" "check-links --cache katalog-links.json --offline" \
    "build --output ../built --check-links --link-cache katalog-links.json"; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
    expect_said "committed to git"
    expect_unsaid the-secret
done
[ ! -e ../moved ] && [ ! -e ../built ] || fail "it wrote"
# One that git does not keep is the user's own.
ln -s ../secret.nt mine.nt
katalog validate mine.nt
expect_unsaid "symbolic link"
# But not by way of one that git keeps.
ln -s catalog.nt by-way.nt
katalog validate by-way.nt
expect_status 2
expect_said "catalog.nt is a symbolic link to ../secret.nt, out of the repository, and committed to git"
# A folder on the way may not be one at all.
mkdir ../elsewhere
cp ../secret.nt ../elsewhere/x.nt
ln -s ../elsewhere folder
katalog validate folder/x.nt
expect_status 2
expect_said "folder is a symbolic link to ../elsewhere, out of the repository"
