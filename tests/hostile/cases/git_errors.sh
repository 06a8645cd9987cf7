# What is no repository is not looked for further up, and what git complains of is told in a line.
catalogue outer/inner
commit_all outer
mkdir outer/inner/.git
cd outer/inner
katalog diff main --lang en
expect_status 2
expect_said "git says: not a git repository"
[ "$(wc -l < "$case_folder/err")" -eq 1 ] || fail "more than a line: $(cat "$case_folder/err")"
rmdir .git
echo "gitdir: nowhere" > .git
katalog diff main
expect_status 2
rm .git
# Another's repository is not trusted; only root can make one.
if [ "$(id -u)" -eq 0 ] && chown -R 12345 ..; then
    katalog diff main --lang en
    expect_status 2
    expect_said "dubious ownership"
    expect_said "git config --global --add safe.directory"
    [ "$(wc -l < "$case_folder/err")" -eq 1 ] || fail "more than a line: $(cat "$case_folder/err")"
    # Nor is a folder read in place of a revision, where git cannot tell.
    mkdir main
    cp catalog.yaml main/
    katalog diff main --lang en
    expect_status 2
    expect_said "./main"
    katalog diff ./main .
    [ "$status" -ne 2 ] || fail "paths are compared without git: $(cat "$case_folder/err")"
fi
