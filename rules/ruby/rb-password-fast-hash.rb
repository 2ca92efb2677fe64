# ruleid: rb-password-fast-hash
stored = Digest::MD5.hexdigest(password)
# ruleid: rb-password-fast-hash
stored = Digest::SHA256.hexdigest(salt + params[:password])
# ok: rb-password-fast-hash
stored = BCrypt::Password.create(password)
# ok: rb-password-fast-hash
sum = Digest::SHA256.hexdigest(document)
