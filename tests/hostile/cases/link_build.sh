# The folder that a build writes to, or a file in it, is a link out of the repository.
mkdir outside
catalogue repo
ln -s ../outside repo/public
commit_all repo
cd repo
# By default nobody has named it.
katalog build
expect_status 2
expect_said "public is a symbolic link to ../outside"
# Named, it would be followed, but git keeps it.
katalog build --output public
expect_status 2
expect_said "committed to git"
katalog build --output public/deep
expect_status 2
git rm --quiet --cached public
rm public
printf 'precious\n' > ../outside/precious
mkdir public
for name in catalog.rdf catalog.ttl; do
    for target in ../../outside/precious ../../outside/new ../.git/hooks/post-merge /dev/full "$name"; do
        rm -f public/*
        ln -s "$target" "public/$name"
        katalog build --output public
        expect_status 2
        expect_said "public/$name is a symbolic link to $target"
        [ "$(ls -A public)" = "$name" ] || fail "left: $(ls -A public)"
    done
done
[ "$(cat ../outside/precious)" = precious ] || fail "written over"
[ "$(ls ../outside)" = precious ] || fail "written: $(ls ../outside)"
[ ! -e .git/hooks/post-merge ] || fail "a hook was written"
# One that the user made is the user's, when it is named.
rm -r public
ln -s ../outside public
katalog build --output public
expect_status 0
[ -s ../outside/catalog.rdf ] || fail "nothing built"
# A link that stays inside works, and stays.
rm public
mkdir public dist
printf 'old\n' > dist/x.rdf
ln -s ../dist/x.rdf public/catalog.rdf
katalog build
expect_status 0
[ -L public/catalog.rdf ] && grep --quiet rdf:RDF dist/x.rdf || fail "not written through"
