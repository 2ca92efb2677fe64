package shop

import "os"

func report(data []byte) error {
	// ruleid: go-insecure-tempfile
	if err := os.WriteFile("/tmp/report.csv", data, 0o600); err != nil {
		return err
	}
	// ok: go-insecure-tempfile
	file, err := os.CreateTemp("", "report-*.csv")
	if err != nil {
		return err
	}
	defer file.Close()
	// ok: go-insecure-tempfile
	return os.WriteFile("/srv/report.csv", data, 0o600)
}
