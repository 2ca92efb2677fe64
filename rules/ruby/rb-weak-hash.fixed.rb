# ruleid: rb-weak-hash
signature = Digest::SHA256.hexdigest(document)
# ruleid: rb-weak-hash
token = Digest::SHA256.hexdigest(id + secret)
# ruleid: rb-weak-hash
digest = OpenSSL::Digest.new("md5")
# ruleid: rb-weak-hash
sum = Digest::MD5.file("a.zip").hexdigest
# ok: rb-weak-hash
signature = Digest::SHA256.hexdigest(document)
# ok: rb-weak-hash
stored = Digest::MD5.hexdigest(password)
# ok: rb-weak-hash
digest = OpenSSL::Digest.new("sha256")

def cache_key(url)
  # ok: rb-weak-hash
  Digest::MD5.hexdigest(url)
end
