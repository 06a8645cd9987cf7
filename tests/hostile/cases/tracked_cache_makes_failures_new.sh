# A cache that comes with the repository says of every failure that it is an hour old: --grace would forgive it for ever.
dead=http://127.0.0.1:1/x
pages input.ttl "$dead"
cache_of "$dead" '{"Fault":"Closed"}' since > links.json
commit_all .
katalog check-links input.ttl --allow-private --retries 0 --cache links.json --grace 30d
expect_status 1
