<?php

// ruleid: php-debug-enabled
phpinfo();
// ruleid: php-debug-enabled
ini_set('display_errors', 1);
// ruleid: php-debug-enabled
ini_set('display_errors', 'On');
// ruleid: php-debug-enabled
define('WP_DEBUG', true);
// ok: php-debug-enabled
ini_set('display_errors', '0');
// ok: php-debug-enabled
ini_set('log_errors', '1');
// ok: php-debug-enabled
define('WP_DEBUG', false);
