# Reports, caches and baselines that a pull request makes links: the machine's own files stay as they are.
mkdir outside
printf 'precious\n' > outside/precious
catalogue repo
for name in findings.sarif katalog-baseline.json katalog-links.json; do ln -s ../outside/precious "repo/$name"; done
ln -s ../outside/new repo/report.md
ln -s ../outside repo/folder
commit_all repo
cd repo
for format in human concise json sarif junit github gitlab markdown; do
    katalog validate --format "$format=findings.sarif"
    expect_status 2
    expect_said "findings.sarif is a symbolic link to ../outside/precious"
done
for command in "validate --format json=report.md" "validate --format json=folder/x.json" "build --format sarif=findings.sarif" \
    "diff . . --format json=report.md" "diff . . --format markdown=folder/x.md" "baseline" "baseline --output katalog-baseline.json" \
    "baseline --output folder/x.json" "check-links --cache katalog-links.json --include nothing" "check-links --cache report.md --include nothing" \
    "check-links --cache folder/x.json --include nothing" "build --check-links --link-cache report.md"; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
    expect_said "is a symbolic link to ../outside"
done
[ "$(cat ../outside/precious)" = precious ] || fail "written over"
[ "$(ls ../outside)" = precious ] || fail "written: $(ls ../outside)"
# What the user makes and names is followed; so is a device.
ln -s ../outside/mine mine.json
katalog validate --format json=mine.json --format sarif=/dev/null
expect_status 0
[ -s ../outside/mine ] || fail "nothing written"
katalog validate --format json=/dev/stdout
expect_status 0
expect_said '"findings"'
