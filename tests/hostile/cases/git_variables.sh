# Variables that have git look elsewhere, or start something, count for nothing.
catalogue repository/data
commit_all repository
catalogue other/data
sed -i 's/^title:.*/title: {sv: Annan, en: Other}/' other/data/catalog.yaml
commit_all other
other="$PWD/other"
cd repository/data
cat > ../../start <<END
#!/bin/sh
touch "$other/../started"
END
chmod +x ../../start
start="$PWD/../../start"
for variable in GIT_DIR="$other/.git" GIT_OBJECT_DIRECTORY="$other/.git/objects" GIT_COMMON_DIR="$other/.git" \
    GIT_WORK_TREE="$other" GIT_NAMESPACE=x GIT_CEILING_DIRECTORIES="$PWD/.." GIT_INDEX_FILE="$other/.git/index" \
    GIT_EXTERNAL_DIFF="$start" GIT_SSH="$start" GIT_SSH_COMMAND="$start" GIT_ASKPASS="$start" GIT_PAGER="$start" \
    GIT_PROXY_COMMAND="$start" GIT_EDITOR="$start" GIT_EXEC_PATH="$other" GIT_TRACE="$other/../started" \
    GIT_TRACE2="$other/../started" GIT_TRACE2_EVENT="$other/../started" GIT_CONFIG_PARAMETERS="'core.fsmonitor=$start'" \
    GIT_REDIRECT_STDOUT="$other/../started" GIT_DEFAULT_HASH=x GIT_CONFIG_COUNT=x GIT_LITERAL_PATHSPECS=0; do
    export "${variable?}"
    katalog diff main
    unset "${variable%%=*}"
    [ ! -e ../../started ] || fail "$variable started something"
    expect_status 0
    expect_said "no difference"
done
