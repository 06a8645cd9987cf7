# katalog.toml that is a link out of the repository: nothing of what it leads to is shown, and nothing is checked.
printf 'the-secret of the machine\n' > secret
catalogue repo
for target in "$PWD/secret" ../secret /proc/self/environ /dev/zero missing katalog.toml; do
    ln -sfn "$target" repo/katalog.toml
    commit_all repo "$target"
    for command in "validate repo" "build repo --output $PWD/built" "check-links repo --cache none.json --offline"; do
        # shellcheck disable=SC2086
        THE_KEY=the-secret katalog $command
        expect_status 2
        expect_said "katalog.toml is a symbolic link to $target"
        expect_unsaid the-secret
        expect_unsaid THE_KEY
    done
    [ ! -e built ] || fail "it built"
done
# Without git the folder of catalog.yaml is the repository; what git keeps for itself is out of it too.
ln -sfn .git/config repo/katalog.toml
katalog validate repo
expect_status 2
expect_said "katalog.toml is a symbolic link to .git/config, into what git keeps for itself"
rm -rf repo/.git
ln -sfn ../secret repo/katalog.toml
katalog validate repo
expect_status 2
expect_unsaid the-secret
# Inside it is followed, also out of the catalogue's folder.
rm repo/katalog.toml
mkdir top
mv repo top/repo
printf 'profile = "2.2.0"\n' > top/shared.toml
ln -s ../shared.toml top/repo/katalog.toml
commit_all top
katalog validate top/repo
expect_said "DCAT-AP-SE 2.2.0"
