# `..` is the folder above on disk: a folder without a catalogue does not become the catalogue one stands in.
mkdir old
catalogue here
katalog_here() { cd "$case_folder/here" && katalog "$@"; cd "$case_folder" || exit 2; }
for name in ../old .. ; do
    for command in "diff $name" "validate $name" "build $name -o ../public" "baseline $name -o ../baseline.json" \
        "new dataset x --path $name" "include update --path $name"; do
        # shellcheck disable=SC2086 # a command and its arguments
        katalog_here $command
        expect_status 2
    done
done
mkdir here/empty
katalog_here diff ./empty
expect_status 2
katalog_here new dataset x --path missing
expect_status 2
[ ! -e here/datasets/x.yaml ] || fail "a dataset was written into another catalogue"
