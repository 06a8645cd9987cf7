# The commands that make files, in a repository with links out of it.
mkdir outside
catalogue repo
rm -rf repo/datasets repo/.katalog
ln -s ../outside repo/datasets
ln -s ../outside repo/.katalog
commit_all repo
katalog new dataset x --path repo
expect_status 2
rm repo/.katalog
katalog new dataset x --path repo
expect_status 2
expect_said "datasets is a symbolic link to ../outside"
[ ! -e repo/.katalog ] || fail "half of it is written"
# init: a dangling link is something that is there; a folder that leads out is not written to.
for name in catalog.yaml .gitignore agents .katalog; do
    rm -rf fresh
    mkdir fresh
    git -C fresh init --quiet
    ln -s ../outside/new "fresh/$name"
    katalog init fresh --publisher A --publisher-type kommun --base-uri https://a.example --email a@a.example
    expect_status 2
    [ "$(ls -A fresh | sort | tr '\n' ' ')" = "$(printf '.git\n%s\n' "$name" | sort | tr '\n' ' ')" ] || fail "written: $(ls -A fresh)"
done
# import --force, schema --write and man into folders with links.
printf '<http://a.se/c> a <http://www.w3.org/ns/dcat#Catalog> ; <http://purl.org/dc/terms/title> "x"@sv ; <http://www.w3.org/ns/dcat#dataset> <http://a.se/d> . <http://a.se/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "y"@sv .\n' > in.ttl
for name in catalog.yaml datasets .katalog .gitignore IMPORT-INCOMPLETE.txt; do
    rm -rf fresh outside
    mkdir fresh outside
    git -C fresh init --quiet
    printf 'x\n' > fresh/other
    target=../outside
    case "$name" in datasets | .katalog) ;; *) target=../outside/new ;; esac
    ln -s "$target" "fresh/$name"
    katalog import in.ttl --output fresh --force
    expect_status 2
    expect_said "$name is a symbolic link to $target"
    [ -z "$(ls -A outside)" ] || fail "written: $(ls -A outside)"
done
rm -rf fresh outside
mkdir fresh outside
git -C fresh init --quiet
ln -s ../outside fresh/json
ln -s ../outside/page fresh/katalog.1
ln -s ../outside fresh/man
commit_all fresh
for command in "schema --write fresh" "man fresh" "man fresh/man" "schema --write fresh/man" "import in.ttl --output fresh/man" "init fresh/man --publisher A --publisher-type kommun --base-uri https://a.example --email a@a.example"; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
    expect_said "is a symbolic link to ../outside"
done
[ -z "$(ls -A outside)" ] || fail "written: $(ls -A outside)"
