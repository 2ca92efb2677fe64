<?php

// ruleid: php-insecure-permissions
chmod('/srv/data', 0750);
// ruleid: php-insecure-permissions
mkdir($folder, 0750, true);
// ruleid: php-insecure-permissions
chmod($file, 0750);
// ok: php-insecure-permissions
chmod($file, 0640);
// ok: php-insecure-permissions
mkdir($folder, 0755);
// ok: php-insecure-permissions
mkdir($folder);
