<?php

$host = $_GET['host'];
// ruleid: php-command-injection
system('ping -c 1 ' . escapeshellarg($host));
// ruleid: php-command-injection
exec("nslookup $host", $lines);
$command = 'ls -l ' . $_POST['folder'];
// ruleid: php-command-injection
$list = shell_exec($command);
// ruleid: php-command-injection
passthru('cat ' . escapeshellarg($_COOKIE['file'] . ' | head'));
// ruleid: php-command-injection
$pipe = popen("grep {$_REQUEST['word']} words.txt", 'r');
// ruleid: php-command-injection
$process = proc_open('sort ' . $_GET['by'], [], $pipes);
// ruleid: php-command-injection
$out = `whois $host`;
// ruleid: php-command-injection
mail('a@example.org', 'b', 'c', '', '-f' . $_POST['from']);

function report($request)
{
    $name = trim($request->get('name'));
    // ruleid: php-command-injection
    $process = Process::fromShellCommandline('convert ' . $name . ' out.png');
    return $process;
}

// ok: php-command-injection
system('ping -c 1 ' . escapeshellarg($host));
$quoted = escapeshellarg($_GET['file']);
// ok: php-command-injection
exec("wc -l $quoted", $lines);
// ok: php-command-injection
system('kill ' . (int) $_GET['id']);
// ok: php-command-injection
$process = proc_open(['sort', $_GET['by']], [], $pipes);
// ok: php-command-injection
$out = `uptime`;
// ok: php-command-injection
$process = new Process(['convert', $_GET['name'], 'out.png']);
// ok: php-command-injection
$pdo->exec('SELECT 1');
