# A folder that the pull request makes look like a bare repository must not be taken for one: its config starts programs.
catalogue repository/data
commit_all repository
first="$(git -C repository rev-parse HEAD)"

# What can be committed: HEAD, config, objects/, refs/ beside catalog.yaml; a promisor remote gets what is missing.
cd repository/data
mkdir -p objects/pack refs/heads
echo "ref: refs/heads/main" > HEAD
echo "$first" > refs/heads/main
cat > config <<END
[core]
    repositoryformatversion = 1
    bare = true
[extensions]
    partialClone = origin
[remote "origin"]
    url = .
    promisor = true
    uploadpack = "touch '$PWD/../../started'; false"
END
for revision in main main.. HEAD~0.. main...; do
    katalog diff "$revision"
    [ ! -e ../../started ] || fail "diff $revision started a program"
    expect_status 0
    expect_said "no difference"
done
