<html>
<?php
$name = $_GET['name'];
$title = '<h1>' . $_POST['title'] . '</h1>';
?>
<!-- the first line of a page -->
<?php
// ruleid: php-reflected-xss
echo $name;
// ruleid: php-reflected-xss
print($name);
// ruleid: php-reflected-xss
echo '<p>', $_REQUEST['text'], '</p>';
// ruleid: php-reflected-xss
print $title;
// ruleid: php-reflected-xss
printf('<b>%s</b>', $_COOKIE['nick']);
// ruleid: php-reflected-xss
echo <<<HTML
<p>$name</p>
HTML;
$parts = explode(',', $_GET['parts']);
foreach ($parts as $part) {
    // ruleid: php-reflected-xss
    echo $part;
}

function hello($request, $response)
{
    // ruleid: php-reflected-xss
    $response->getBody()->write('Hello ' . $request->getQueryParams()['name']);
    // ruleid: php-reflected-xss
    return new Response('<b>' . $request->query->get('name') . '</b>');
}
// ruleid: php-reflected-xss
exit($_SERVER['PHP_SELF']);
?>
<?php
function safe($name, $parts)
{
// ok: php-reflected-xss
echo htmlspecialchars($name);
// ok: php-reflected-xss
echo htmlentities($_GET['name'], ENT_QUOTES, 'UTF-8');
// ok: php-reflected-xss
echo (int) $_GET['page'];
// ok: php-reflected-xss
print 'nothing';
// ok: php-reflected-xss
printf('%d rows', $_GET['rows']);
// ok: php-reflected-xss
echo '<a href="?q=' . urlencode($_GET['q']) . '">';
// ok: php-reflected-xss
echo json_encode(['name' => $name]);
// ok: php-reflected-xss
echo count($parts);
// ok: php-reflected-xss
return response()->json(['name' => $_GET['name']]);
}

function report($io): void
{
    // ok: php-reflected-xss
    $io->write($_GET['name']);
    // ok: php-reflected-xss
    $mail->setBody($_GET['name']);
}

// ok: php-reflected-xss
echo $_SERVER['HTTP_X_FORWARDED_PREFIX'];
// ok: php-reflected-xss
echo $_SERVER['HTTP_HOST'];
