# ruleid: rb-insecure-permissions
File.chmod(0o750, "/srv/data")
# ruleid: rb-insecure-permissions
FileUtils.chmod(0o750, "a.txt")
# ruleid: rb-insecure-permissions
FileUtils.mkdir_p("/srv/data", mode: 0o750)
# ok: rb-insecure-permissions
File.chmod(0640, "/srv/data")
# ok: rb-insecure-permissions
FileUtils.mkdir_p("/srv/data")
