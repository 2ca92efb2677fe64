<?php

use Illuminate\Support\Facades\DB;

function by_name(mysqli $link)
{
    $name = $_GET['name'];
    // ruleid: php-sql-injection
    $rows = mysqli_query($link, "SELECT * FROM users WHERE name = '$name'");
    $sql = "SELECT * FROM users WHERE id = " . $_POST['id'];
    $sql .= ' ORDER BY name';
    // ruleid: php-sql-injection
    $more = $link->query($sql);
    return [$rows, $more];
}

function old_style()
{
    $query = sprintf("SELECT * FROM t WHERE a = '%s'", $_COOKIE['a']);
    // ruleid: php-sql-injection
    mysql_query($query);
    // ruleid: php-sql-injection
    pg_query($db, "DELETE FROM t WHERE a = {$_REQUEST['a']}");
}

function with_pdo(PDO $pdo)
{
    $order = $_GET['order'] ?? 'name';
    // ruleid: php-sql-injection
    $statement = $pdo->prepare("SELECT * FROM t WHERE a = ? ORDER BY $order");
    $statement->execute([$_GET['a']]);
    // ruleid: php-sql-injection
    $pdo->exec('DROP TABLE ' . $_GET['table']);
}

class Orders
{
    public function index(Request $request)
    {
        // ruleid: php-sql-injection
        DB::select("SELECT * FROM orders WHERE state = '" . $request->input('state') . "'");
        // ruleid: php-sql-injection
        return Order::query()->whereRaw('state = ' . $request->query('state'))->get();
    }

    public function doctrine($request)
    {
        $name = $request->query->get('name');
        // ruleid: php-sql-injection
        return $this->manager->createQuery("SELECT u FROM User u WHERE u.name = '$name'")->getResult();
    }

    public function wordpress()
    {
        global $wpdb;
        // ruleid: php-sql-injection
        return $wpdb->get_results("SELECT * FROM {$wpdb->posts} WHERE post_title LIKE '%" . $_GET['s'] . "%'");
    }
}

function parameters(PDO $pdo, mysqli $link)
{
    // ok: php-sql-injection
    $statement = $pdo->prepare('SELECT * FROM t WHERE a = ?');
    $statement->execute([$_GET['a']]);
    // ok: php-sql-injection
    $statement = $link->prepare('SELECT * FROM t WHERE a = ?');
    $statement->bind_param('s', $_GET['a']);
    // ok: php-sql-injection
    DB::select('SELECT * FROM t WHERE a = ?', [$_GET['a']]);
    // ok: php-sql-injection
    $rows = Order::whereRaw('total > ?', [$_GET['total']])->get();
    // ok: php-sql-injection
    pg_query_params($link, 'SELECT * FROM t WHERE a = $1', [$_GET['a']]);
}

function numbers_and_quotes(mysqli $link)
{
    $id = (int) $_GET['id'];
    // ok: php-sql-injection
    mysqli_query($link, "SELECT * FROM t WHERE id = $id");
    // ok: php-sql-injection
    mysqli_query($link, 'SELECT * FROM t WHERE id = ' . intval($_GET['id']));
    $name = mysqli_real_escape_string($link, $_GET['name']);
    // ok: php-sql-injection
    mysqli_query($link, "SELECT * FROM t WHERE name = '$name'");
    // ok: php-sql-injection
    mysqli_query($link, sprintf('SELECT * FROM t LIMIT %d', $_GET['limit']));
}

function nothing_of_the_client($link, $xpath)
{
    $table = 'users';
    // ok: php-sql-injection
    mysqli_query($link, "SELECT * FROM $table");
    // ok: php-sql-injection
    $link->query('SELECT NOW()');
    // ok: php-sql-injection
    $xpath->query('//a[@b = "' . $_GET['b'] . '"]');
}
