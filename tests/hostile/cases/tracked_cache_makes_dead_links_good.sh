# A cache that comes with the repository makes no dead link good, wherever it lies and whatever leads to it.
dead=http://127.0.0.1:1/x
pages input.ttl "$dead"
mkdir data
cache_of "$dead" "$good_answer" > data/links.json
cp data/links.json links.json
ln -s data folder
ln -s data/links.json link.json
commit_all .
for cache in links.json data/links.json folder/links.json link.json "$PWD/data/../links.json"; do
    git checkout --quiet -- .
    katalog check-links input.ttl --allow-private --retries 0 --cache "$cache"
    expect_status 1
    expect_said "--trust-cache"
    git checkout --quiet -- .
    katalog check-links input.ttl --allow-private --offline --cache "$cache"
    expect_status 2
    git checkout --quiet -- .
    "$KATALOG" check-links input.ttl --allow-private --cache "$cache" --trust-cache || fail "--trust-cache does not help: $cache"
done
# One in a repository within it, such as a submodule, comes with it too.
mkdir inner
cp data/links.json inner/
commit_all inner
katalog check-links input.ttl --allow-private --retries 0 --cache inner/links.json
expect_status 1
# One that git does not track is the user's own.
cache_of "$dead" "$good_answer" > own.json
katalog check-links input.ttl --allow-private --cache own.json
expect_status 0
expect_unsaid "--trust-cache"
