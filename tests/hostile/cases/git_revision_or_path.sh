# A file or folder with the name of a revision must not be read in its place: the user is asked.
catalogue repository/data
commit_all repository
cd repository/data
git tag v1
git branch work/a
git switch --quiet --create new
sed -i 's/^title:.*/title: {sv: Annan, en: Other}/' catalog.yaml
commit_all .. two
git switch --quiet main
git switch --quiet new
sed -i 's/^title:.*/title: {sv: Tredje, en: Third}/' catalog.yaml

# $1 is made a catalogue like the one here, and then diffed with these arguments.
asks() {
    local name="$1"
    shift
    mkdir -p "./$name"
    cp catalog.yaml "./$name/"
    cp -R datasets contacts agents "./$name/" 2>/dev/null || true
    katalog diff --lang en "$@"
    expect_status 2
    expect_said "for the file or folder"
    katalog diff --lang sv "$@"
    expect_status 2
    expect_said "för filen eller mappen"
}
for name in main HEAD HEAD~1 @ @{-1} :/one v1 work/a refs/heads/main "$(git rev-parse main)" "$(git rev-parse --short main)" \
    main.. ..main main... ...new~0 main..new main...new HEAD~1.. @{-1}.. refs/tags/v1..; do
    asks "$name" -- "$name"
    # Written as a path it is one.
    katalog diff "./$name"
    expect_status 0
    rm -rf "./${name%%/*}"
    # And as itself it is the revision.
    katalog diff -- "$name"
    [ "$name" = ...new~0 ] && expect_status 0 || expect_status 1
done
# The new one too; and a file.
asks main -- HEAD main
asks main.. -- HEAD main..
rm -rf main main..
echo > main..
katalog diff main..
expect_status 2
expect_said "./main.."
rm main..
# Once a range is taken apart, its sides are revisions.
for name in main HEAD "$(git merge-base main HEAD)"; do
    mkdir "$name"
    cp -R catalog.yaml datasets "$name/" 2>/dev/null || cp catalog.yaml "$name/"
    for range in main.. ..main main... HEAD~1..HEAD HEAD~1...HEAD; do
        katalog diff "$range"
        expect_status 1
    done
    rm -rf "$name"
done
# A branch here with the name of one that was fetched.
git update-ref refs/remotes/origin/main main
katalog diff origin/main
expect_status 1
git branch origin/main new
katalog diff origin/main
expect_status 2
expect_said "more than one thing"
katalog diff refs/remotes/origin/main
expect_status 1
# Options and empty names are none of these.
for name in -x --output=x -x.. ""; do
    katalog diff -- "$name"
    expect_status 2
done
[ ! -e x ]
