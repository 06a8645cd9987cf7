# The words of a closed pipe, wherever a pull request can put them, end no run with status 0.
catalogue repo
cd repo
printf 'Broken pipe = x\n' > katalog.toml
for command in validate build "check-links --offline --cache none" "diff . ."; do
    # shellcheck disable=SC2086
    katalog $command
    expect_status 2
done
rm katalog.toml
printf '<Broken pipe> .\n' > "Broken pipe.ttl"
for command in validate diff "import --output ../moved"; do
    # shellcheck disable=SC2086
    katalog $command "Broken pipe.ttl" "Broken pipe.ttl"
    expect_status 2
    expect_said "Broken pipe"
done
katalog validate "no Broken pipe"
expect_status 2
katalog explain "Broken pipe"
expect_status 2
katalog validate --select "Broken pipe"
expect_status 2
katalog new dataset "Broken pipe"
expect_status 2
mkdir "Broken pipe"
katalog validate "Broken pipe/../../Broken pipe"
expect_status 2
