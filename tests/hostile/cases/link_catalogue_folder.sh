# A folder of the pull request that is a link to a catalogue elsewhere: nothing of it is told, built or mended.
catalogue other
printf 'title: the-secret\n' > other/datasets/secret.yaml
catalogue repo
ln -s ../other repo/inner
commit_all repo
cd repo
for command in "validate inner" "build inner --output ../built" "diff inner ." "validate inner --fix" "include update --path inner" "new dataset x --path inner"; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
    expect_said "inner is a symbolic link to ../other"
    expect_unsaid the-secret
done
[ ! -e ../other/datasets/x.yaml ] && [ ! -e ../built ] || fail "it wrote"
