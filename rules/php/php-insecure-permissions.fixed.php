<?php

// ruleid: php-insecure-permissions
chmod('/srv/data', 0750);
// ruleid: php-insecure-permissions
chmod($file, 0750);
// ruleid: php-insecure-permissions
umask(0750);
// ok: php-insecure-permissions
chmod($file, 0640);
// ok: php-insecure-permissions
mkdir($folder, 0777);
// ok: php-insecure-permissions
umask(027);
