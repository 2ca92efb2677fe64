http = Net::HTTP.new("example.org", 443)
# ruleid: rb-tls-verify-off
http.verify_mode = OpenSSL::SSL::VERIFY_PEER
# ruleid: rb-tls-verify-off
answer = HTTParty.get("https://example.org/", verify: false)
# ruleid: rb-tls-verify-off
client = Faraday.new("https://example.org/", ssl: { verify: false })
# ruleid: rb-tls-verify-off
context.verify_hostname = true
# ok: rb-tls-verify-off
http.verify_mode = OpenSSL::SSL::VERIFY_PEER
# ok: rb-tls-verify-off
answer = HTTParty.get("https://example.org/", verify: true)
# ok: rb-tls-verify-off
client = Faraday.new("https://example.org/")
