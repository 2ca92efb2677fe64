# ruleid: rb-insecure-tempfile
File.write("/tmp/report.txt", text)
# ruleid: rb-insecure-tempfile
File.open("/tmp/report.txt", "w")
# ok: rb-insecure-tempfile
File.open("/tmp/report.txt", "r")
# ok: rb-insecure-tempfile
Tempfile.create("report") { |file| file.write(text) }
# ok: rb-insecure-tempfile
File.write("/srv/report.txt", text)
