# ruleid: rb-password-fast-hash
stored = BCrypt::Password.create(password)
# ruleid: rb-password-fast-hash
stored = BCrypt::Password.create(salt + params[:password])
# ok: rb-password-fast-hash
stored = BCrypt::Password.create(password)
# ok: rb-password-fast-hash
sum = Digest::SHA256.hexdigest(document)
