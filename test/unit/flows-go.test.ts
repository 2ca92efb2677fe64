import { testFlows } from './flows';

/** Go's statements and expressions within one function. */
const inside = {
  'what is overwritten is clean': `package a
func f() {
	x := source()
	sink(x) // flow
	x = "a"
	sink(x)
}`,
  'texts put together': `package a
import "fmt"
func f() {
	x := "a" + source() + "b"
	sink(x) // flow
	y := fmt.Sprintf("%s %d", source(), 1)
	sink(y) // flow
	z := fmt.Sprintf("%s %d", "a", 1)
	sink(z)
	z += source()
	sink(z) // flow
}`,
  'both ways of a branch, and one that never runs': `package a
func f(b bool) {
	x := "a"
	if b {
		x = source()
	}
	sink(x) // flow
	y := "a"
	if 7*6 < 40 {
		y = source()
	}
	sink(y)
	const limit = 100
	z := source()
	if limit/2 > 10 {
		z = "a"
	}
	sink(z)
}`,
  'an early return': `package a
func f(b bool) {
	x := source()
	if b {
		x = "a"
		sink(x)
		return
	}
	sink(x) // flow
	y := source()
	if !b {
		y = "a"
	} else {
		return
	}
	sink(y)
}`,
  'a panic ends the way': `package a
func f(b bool) {
	x := "a"
	if b {
		x = source()
		panic(x)
	}
	sink(x)
}
func g(b bool) {
	x := "a"
	if b {
		x = source()
		println(x)
	}
	sink(x) // flow
}`,
  'a switch on a constant': `package a
func f() {
	n := 2
	x := "a"
	switch n {
	case 1:
		x = source()
	case 2:
		x = "b"
	}
	sink(x)
	switch n {
	case 1:
		x = "c"
	case 2:
		x = source()
	default:
		x = "d"
	}
	sink(x) // flow
}`,
  'a switch without a subject, and falling through': `package a
func f(n int) {
	x := source()
	switch {
	case n > 3:
		x = "a"
	default:
		x = "b"
	}
	sink(x)
	y := ""
	switch n {
	case 1:
		y = source()
		fallthrough
	case 2:
		sink(y) // flow
	case 3:
		sink(y)
	}
}`,
  'a switch over types': `package a
func f(v interface{}) {
	v = source()
	switch t := v.(type) {
	case string:
		sink(t) // flow
	case nil:
		sink("a")
	}
}`,
  'a loop that counts': `package a
func f() {
	x := "a"
	for i := 0; i < 3; i++ {
		sink(x) // flow
		x = source()
	}
	y := source()
	for i := 0; i < 3; i++ {
		y = "a"
		sink(y)
	}
}`,
  'a loop over elements': `package a
func f() {
	for i, v := range []string{"a", source()} {
		sink(v) // flow
		sink(i)
	}
	for _, v := range []string{"a", "b"} {
		sink(v)
	}
	for range 3 {
		sink("a")
	}
}`,
  'a loop over a map': `package a
func f() {
	for k, v := range map[string]string{"a": source()} {
		sink(v) // flow
		sink(k)
	}
}`,
  'a labelled jump out of a loop': `package a
func f(b bool) {
	x := "a"
outer:
	for {
		for {
			x = source()
			break outer
		}
	}
	sink(x) // flow
	y := "a"
	for {
		if b {
			break
		}
		y = "b"
	}
	sink(y)
}`,
  'fields of a struct': `package a
type user struct { name, mail string }
func f() {
	u := user{name: source(), mail: "a"}
	sink(u.name) // flow
	sink(u.mail)
	u.name = "b"
	sink(u.name)
	u.mail = source()
	sink(u.mail) // flow
	v := user{source(), "a"}
	sink(v.name) // flow
	sink(v.mail)
}`,
  'a pointer to a struct': `package a
type user struct { name, mail string }
func f() {
	u := &user{name: "a"}
	v := u
	v.name = source()
	sink(u.name) // flow
	sink(u.mail)
	w := new(user)
	w.mail = source()
	sink((*w).mail) // flow
	sink(w.name)
}`,
  'a copy of a struct is another one': `package a
type user struct { name string }
func f() {
	u := user{name: "a"}
	v := u
	v.name = source()
	sink(v.name) // flow
	sink(u.name)
}`,
  'a pointer to a variable': `package a
func f() {
	x := "a"
	p := &x
	*p = source()
	sink(x) // flow
	*p = "b"
	sink(x)
	y := source()
	q := &y
	sink(*q) // flow
}`,
  'nested fields': `package a
type inner struct { a, b string }
type outer struct { in inner; p *inner }
func f() {
	o := outer{in: inner{a: source()}}
	sink(o.in.a) // flow
	sink(o.in.b)
	o.p = &inner{}
	o.p.b = source()
	sink(o.p.b) // flow
	sink(o.p.a)
}`,
  'embedded structs': `package a
type base struct { id, name string }
type item struct { base; note string }
func f() {
	i := item{}
	i.base.id = source()
	sink(i.base.id) // flow
	sink(i.base.name)
	sink(i.note)
}`,
  'a slice by constant index': `package a
func f() {
	s := []string{"a", source(), "b"}
	sink(s[0])
	sink(s[1]) // flow
	s[1] = "c"
	sink(s[1])
	s[2] = source()
	sink(s[2]) // flow
	t := make([]string, 2)
	t[0] = source()
	sink(t[1])
	sink(t[0]) // flow
}`,
  'an array': `package a
func f(i int) {
	var s [3]string
	s[0] = source()
	sink(s[0]) // flow
	sink(s[1])
	sink(s[i]) // flow
	t := [2]string{"a", "b"}
	sink(t[i])
}`,
  appending: `package a
func f() {
	var s []string
	s = append(s, "a")
	s = append(s, source())
	sink(s[0])
	sink(s[1]) // flow
	t := append([]string{}, s...)
	sink(t[0]) // flow
	u := append([]string{}, "a")
	sink(u[0])
}`,
  'a part of a slice or text': `package a
func f() {
	x := source()
	sink(x[1:3]) // flow
	s := []string{"a", x}
	sink(s[1:]) // flow
	sink(len(x))
	sink(x[0]) // flow
}`,
  'a map by constant key': `package a
func f() {
	m := map[string]string{"a": source(), "b": "c"}
	sink(m["a"]) // flow
	sink(m["b"])
	m["b"] = source()
	sink(m["b"]) // flow
	m["a"] = "d"
	sink(m["a"])
	delete(m, "b")
	sink(m["b"])
	n := make(map[string]string)
	n["x"] = source()
	if v, ok := n["x"]; ok {
		sink(v) // flow
		sink(ok)
	}
	sink(n["y"])
}`,
  'several results': `package a
import "strings"
func f() {
	x, y := source(), "a"
	sink(x) // flow
	sink(y)
	x, y = y, x
	sink(x)
	sink(y) // flow
	before, after, found := strings.Cut(source(), ":")
	sink(before) // flow
	sink(after) // flow
	sink(found)
}`,
  channels: `package a
func f() {
	c := make(chan string, 1)
	c <- source()
	x := <-c
	sink(x) // flow
	d := make(chan string, 1)
	d <- "a"
	sink(<-d)
	e := make(chan string)
	go func() { e <- source() }()
	for v := range e {
		sink(v) // flow
	}
}`,
  'a select': `package a
func f(stop chan bool) {
	c := make(chan string)
	go func() {
		c <- source()
	}()
	select {
	case v := <-c:
		sink(v) // flow
	case <-stop:
		sink("a")
	}
}`,
  builders: `package a
import (
	"bytes"
	"strings"
)
func f() {
	var b strings.Builder
	b.WriteString("a")
	sink(b.String())
	b.WriteString(source())
	sink(b.String()) // flow
	b.Reset()
	sink(b.String())
	var c bytes.Buffer
	c.Write([]byte(source()))
	sink(c.String()) // flow
	d := bytes.NewBufferString("a")
	sink(d.String())
	sink(c.Len())
}`,
  'printing into a builder': `package a
import (
	"fmt"
	"strings"
)
func f() {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", source())
	sink(b.String()) // flow
	var c strings.Builder
	fmt.Fprintf(&c, "%s", "a")
	sink(c.String())
}`,
  'functions of strings': `package a
import "strings"
func f() {
	x := strings.TrimSpace(strings.ToLower(source()))
	sink(x) // flow
	parts := strings.Split(x, ",")
	sink(parts[0]) // flow
	sink(strings.Join(parts, "-")) // flow
	sink(strings.Join([]string{"a", "b"}, "-"))
	sink(strings.Contains(x, "a"))
	sink(strings.Count(x, "a"))
	sink(strings.Replace(x, "a", "b", -1)) // flow
	sink(strings.Replace("x", "x", source(), -1)) // flow
	sink(strings.TrimPrefix("x", source()))
}`,
  numbers: `package a
import "strconv"
func f() {
	n, err := strconv.Atoi(source())
	if err != nil {
		return
	}
	sink(n)
	sink(strconv.Itoa(n))
	sink(strconv.Quote(source())) // flow
}`,
  conversions: `package a
func f() {
	b := []byte(source())
	sink(string(b)) // flow
	r := []rune(source())
	sink(string(r[0])) // flow
	var v interface{} = source()
	s, ok := v.(string)
	sink(s) // flow
	sink(ok)
}`,
  decoding: `package a
import (
	"encoding/json"
	"strings"
)
type user struct { name string }
func f() {
	var u user
	json.Unmarshal([]byte(source()), &u)
	sink(u.name) // flow
	var v user
	json.NewDecoder(strings.NewReader(source())).Decode(&v)
	sink(v.name) // flow
	var w user
	json.Unmarshal([]byte("{}"), &w)
	sink(w.name)
}`,
  copying: `package a
func f() {
	b := make([]byte, 10)
	sink(b)
	copy(b, source())
	sink(b) // flow
	s := make([]string, 1)
	copy(s, []string{source()})
	sink(s[0]) // flow
}`,
  guards: `package a
import "slices"
var allowed = map[string]bool{"a": true}
var names = []string{"a", "b"}
func f() {
	x := source()
	if x == "a" {
		sink(x)
	}
	if !allowed[x] {
		sink(x) // flow
		return
	}
	sink(x)
}
func g() {
	x := source()
	if !slices.Contains(names, x) {
		return
	}
	sink(x)
}
func h() {
	x := source()
	if _, ok := allowed[x]; !ok {
		return
	}
	sink(x)
}
func i() {
	x := source()
	switch x {
	case "a", "b":
		sink(x)
	default:
		sink(x) // flow
	}
}`,
  'a full match of a regular expression': `package a
import "regexp"
var word = regexp.MustCompile("^[a-z]+$")
var any = regexp.MustCompile("[a-z]+")
func f() {
	x := source()
	if !word.MatchString(x) {
		return
	}
	sink(x)
}
func g() {
	x := source()
	if !any.MatchString(x) {
		return
	}
	sink(x) // flow
}`,
  'a deferred function': `package a
func f() {
	x := "a"
	defer func() {
		sink(x) // flow
	}()
	x = source()
}
func g() {
	x := "a"
	defer sink(x)
	x = source()
}`,
  'a goroutine': `package a
func f() {
	x := source()
	go func() {
		sink(x) // flow
	}()
	go func(y string) {
		sink(y)
	}("a")
	go func(y string) {
		sink(y) // flow
	}(x)
}`,
  closures: `package a
func f() {
	x := "a"
	set := func() { x = source() }
	set()
	sink(x) // flow
	id := func(y string) string { return y }
	sink(id(source())) // flow
	sink(id("a"))
}`,
  goto: `package a
func f(b bool) {
	x := source()
	if b {
		goto end
	}
	x = "a"
	sink(x)
	return
end:
	sink(x) // flow
}`,
};

/** Functions and methods that call each other. */
const between = {
  'a function gives its parameter back': `package a
func id(x string) string { return x }
func other(x string) string { return "a" }
func f() {
	sink(id(source())) // flow
	sink(id("a"))
	sink(other(source()))
}`,
  'a function hands its parameter to a sink': `package a
func write(x, y string) {
	sink(x) // flow
	sink(y)
}
func f() { write(source(), "a") }`,
  'a function reads a source': `package a
func read() string { return source() }
func f() { sink(read()) } // flow
`,
  'several results, by place and by name': `package a
import "errors"
func both() (string, string) { return source(), "a" }
func named(b bool) (x, y string, err error) {
	x = "a"
	if b {
		return "", "", errors.New("a")
	}
	y = source()
	return x, y, nil
}
func f() {
	x, y := both()
	sink(x) // flow
	sink(y)
	v, w, err := named(true)
	sink(v)
	sink(w) // flow
	sink(err)
}`,
  'methods and fields': `package a
type user struct { name, mail string }
func (u *user) setName(x string) { u.name = x }
func (u user) getName() string { return u.name }
func (u user) getMail() string { return u.mail }
func f() {
	u := &user{}
	u.setName(source())
	sink(u.getName()) // flow
	sink(u.getMail())
	v := &user{}
	sink(v.getName())
}`,
  'a method that changes a copy': `package a
type user struct { name string }
func (u user) setName(x string) { u.name = x }
func f() {
	u := user{}
	u.setName(source())
	sink(u.name)
}`,
  'a constructor': `package a
type user struct { name, mail string }
func newUser(name, mail string) *user { return &user{name: name, mail: mail} }
func f() {
	u := newUser(source(), "a")
	sink(u.name) // flow
	sink(u.mail)
}`,
  'a parameter that is filled': `package a
func fill(x *string) { *x = source() }
func clear(x *string) { *x = "a" }
func f() {
	x := "a"
	fill(&x)
	sink(x) // flow
	y := "b"
	clear(&y)
	sink(y)
}`,
  interfaces: `package a
type reader interface { read() string }
type good struct{}
type bad struct{}
func (good) read() string { return "a" }
func (bad) read() string { return source() }
func use(r reader) { sink(r.read()) } // flow
func f() {
	use(bad{})
	g := good{}
	sink(g.read())
	b := bad{}
	sink(b.read()) // flow
}`,
  'embedded methods': `package a
type base struct { name string }
func (b *base) set(x string) { b.name = x }
func (b *base) get() string { return b.name }
type item struct { base }
func f() {
	i := &item{}
	i.set(source())
	sink(i.get()) // flow
	j := &item{}
	sink(j.get())
}`,
  'functions as values': `package a
func apply(g func(string) string, x string) string { return g(x) }
func id(x string) string { return x }
func fixed(x string) string { return "a" }
func f() {
	sink(apply(id, source())) // flow
	sink(apply(fixed, source()))
	h := id
	sink(h(source())) // flow
	t := map[string]func(string) string{"id": id, "fixed": fixed}
	sink(t["id"](source())) // flow
}`,
  'a function that a function makes': `package a
func fixed(x string) func() string {
	return func() string { return "a" }
}
func maker(x string) func() string {
	return func() string { return x }
}
func f() {
	g := maker(source())
	sink(g()) // flow
	h := fixed(source())
	sink(h())
}`,
  'variable numbers of arguments': `package a
func first(xs ...string) string { return xs[0] }
func f() {
	sink(first(source(), "a")) // flow
	sink(first("a", source()))
	list := []string{source()}
	sink(first(list...)) // flow
}`,
  'generic functions': `package a
func id[T any](x T) T { return x }
type box[T any] struct { value T }
func (b *box[T]) get() T { return b.value }
func f() {
	sink(id(source())) // flow
	sink(id[string]("a"))
	b := &box[string]{value: source()}
	sink(b.get()) // flow
}`,
  recursion: `package a
func walk(n int, x string) string {
	if n == 0 {
		return x
	}
	return walk(n-1, x)
}
func f() {
	sink(walk(3, source())) // flow
	sink(walk(3, "a"))
}`,
  'variables of the package': `package a
var current string
var fixed = "a"
func set() { current = source() }
func f() {
	set()
	sink(current) // flow
	sink(fixed)
}`,
  'a channel that is handed over': `package a
func send(c chan<- string) { c <- source() }
func quiet(c chan<- string) { c <- "a" }
func f() {
	c := make(chan string, 1)
	send(c)
	sink(<-c) // flow
	d := make(chan string, 1)
	quiet(d)
	sink(<-d)
}`,
  'a function that checks': `package a
import "errors"
func check(x string) error {
	if x != "a" {
		return errors.New("no")
	}
	return nil
}
func clean(x string) string { return x }
func f() {
	x := source()
	sink(clean(x))
	if err := check(x); err != nil {
		println("no")
	}
	sink(x) // flow
}`,
  'a handler': `package a
import "net/http"
type server struct { prefix string }
func (s *server) routes() {
	http.HandleFunc("/", s.index)
	http.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) { s.show(source()) })
}
func (s *server) index(w http.ResponseWriter, r *http.Request) { sink(s.prefix) }
func (s *server) show(x string) { sink(x) } // flow
`,
  'context values': `package a
import "context"
type key struct{}
func with(ctx context.Context) context.Context { return context.WithValue(ctx, "user", source()) }
func f(ctx context.Context) {
	ctx = with(ctx)
	sink(ctx.Value("user").(string)) // flow
	sink(ctx.Value("other"))
}`,
};

/** Packages of several files. */
const files = {
  'two files of a package': {
    'shop/read.go': `package shop
func read() string { return source() }
func fixed() string { return "a" }
`,
    'shop/use.go': `package shop
func use() {
	sink(read()) // flow
	sink(fixed())
}
`,
  },
  'two packages': {
    'shop/db/query.go': `package db
type Store struct { Name string }
func (s *Store) Run(text string) {
	sink(text) // flow
}
func Quiet(text string) {}
func New(name string) *Store { return &Store{Name: name} }
`,
    'shop/web/main.go': `package web
import "example.com/shop/db"
func use() {
	s := db.New("a")
	s.Run(source())
	db.Quiet(source())
	sink(s.Name)
	t := db.New(source())
	sink(t.Name) // flow
}
`,
  },
  'another name for a package': {
    'shop/store/store.go': `package store
var last string
func Keep(x string) { last = x }
func Read() string { return last }
`,
    'shop/main.go': `package main
import st "example.com/shop/store"
func use() {
	st.Keep(source())
	sink(st.Read()) // flow
}
`,
  },
  'a field of a type of another package': {
    'shop/model/user.go': `package model
type User struct { Name, Mail string }
func (u *User) Label() string { return u.Name }
`,
    'shop/main.go': `package main
import "example.com/shop/model"
func make() *model.User { return &model.User{Name: source()} }
func use() {
	u := make()
	sink(u.Label()) // flow
	sink(u.Mail)
}
`,
  },
};

testFlows('go', { ...inside, ...between, ...files });
