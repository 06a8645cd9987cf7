# What no run can have written in a cache is neither believed nor told.
dead=http://127.0.0.1:1/x
pages input.ttl "$dead"
cache_of "$dead" '{"Fault":{"Other":"x\n::stop-commands::katalog\n\u001b[2J"}}' > links.json
katalog check-links input.ttl --allow-private --retries 0 --cache links.json --lang en
expect_unsaid "stop-commands"
expect_said "no run can have written"
cache_of "$dead" '{"Fault":{"Other":"x\n::stop-commands::katalog\n\u001b[2J"}}' > links.json
katalog check-links input.ttl --allow-private --offline --cache links.json
expect_unsaid "stop-commands"
