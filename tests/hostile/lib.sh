# What the cases of tests/hostile have in common; read by tests/hostile/run before each of them.

# Ends the case with the reason why the stranger got through.
fail() { echo "$*" >&2; exit 1; }

# A small valid repository in the folder $1.
catalogue() { mkdir -p "$1" && cp -R "$EXAMPLES/minimal/." "$1/"; }

# A git repository around all that lies in the folder $1, with one commit on main.
commit_all() {
    [ -d "$1/.git" ] || git -C "$1" init --quiet --initial-branch=main
    git -C "$1" add --all --force
    git -C "$1" -c user.name=test -c user.email=test@example.org -c commit.gpgsign=false commit --quiet --message "${2:-one}"
}

# Runs katalog: its status in $status, what it wrote in the files ./out and ./err of the folder in which the case began.
case_folder="$PWD"
status=0
katalog() {
    status=0
    "$KATALOG" "$@" >"$case_folder/out" 2>"$case_folder/err" </dev/null || status=$?
}

# The status of the last run is as expected.
expect_status() {
    [ "$status" -eq "$1" ] || fail "status $status, expected $1: $(head -c 2000 "$case_folder/out" "$case_folder/err")"
}

# The last run wrote $1 to standard output or error; or did not.
expect_said() { grep --quiet --fixed-strings -- "$1" "$case_folder/out" "$case_folder/err" || fail "nothing says: $1: $(head -c 2000 "$case_folder/out" "$case_folder/err")"; }
expect_unsaid() { ! grep --quiet --fixed-strings -- "$1" "$case_folder/out" "$case_folder/err" || fail "it says: $1"; }

# A cache as `check-links --cache` writes it, in which the address $1 came to $2 (an end, in JSON) an hour ago.
cache_of() {
    local at=$(($(date +%s) - 3600))
    printf '{"version":3,"links":{"%s":{"at":%s%s,"want":"Whole","outcome":{"hops":[],"url":"%s","end":%s,"method":{"Get":8192},"head_status":null,"attempts":1,"https_alike":false,"elapsed":{"secs":0,"nanos":0}}}}}\n' \
        "$1" "$at" "${3:+,\"failing_since\":$at}" "$1" "$2"
}
good_answer='{"Answer":{"status":200,"location":null,"content_type":"text/html","length":5,"modified":null,"stamp":{},"allow_origin":"*","retry_after":null,"wall":null,"whole":true,"seen":{"kind":"Html","is_empty":false,"said":null,"description":null}}}'

# A file with one dataset that has the pages $2….
pages() {
    local file="$1" page
    shift
    {
        printf '<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> .\n'
        for page in "$@"; do printf '<https://a.example/d> <http://xmlns.com/foaf/0.1/page> <%s> .\n' "$page"; done
    } > "$file"
}
