/** Flows inside of one method of Ruby; each case has a place that is reached, and a neighbour that is not. */
export const insideRuby: Record<string, string> = {
  'what is overwritten is clean': `def f
  name = source
  sink(name) # flow
  name = "a"
  sink(name)
end
`,
  'both ways of a branch count': `def f(flag)
  name = "a"
  name = source if flag
  sink(name) # flow
  if flag
    name = "b"
  else
    name = "c"
  end
  sink(name)
end
`,
  'a branch that never runs carries nothing': `def f
  number = 106
  text = source
  text = "a" if 7 * 18 + number > 200
  sink(text)
  other = source
  other = "a" if 7 * 18 - number > 200
  sink(other) # flow
end
`,
  'branches as values': `def f
  a = if 1 > 2 then source else "b" end
  sink(a)
  b = 1 < 2 ? source : "b"
  sink(b) # flow
  c = unless 1 < 2 then source else "c" end
  sink(c)
end
`,
  'a case over a known value': `def f
  kind = "a"
  text = case kind
         when "a" then "fixed"
         when "b" then source
         end
  sink(text)
  other = case kind
          when "a" then source
          else "fixed"
          end
  sink(other) # flow
end
`,
  'a clause for one value names it': `def f
  text = source
  case text
  when "a", "b" then sink(text)
  else sink(text) # flow
  end
end
`,
  'values that may be missing': `def f
  sink(source || "a") # flow
  sink(nil || "a")
  text = nil
  text ||= source
  sink(text) # flow
  sink(source&.strip) # flow
end
`,
  'texts with values in them': `def f
  name = source
  sink("a #{name}") # flow
  sink('a #{name}')
  sink("a " + name) # flow
  sink("a %s" % name) # flow
  sink(<<~END) # flow
    b #{name}
  END
  sink(<<~'END')
    b #{name}
  END
end
`,
  'texts that change in place': `def f
  text = +"a"
  sink(text)
  text << source
  sink(text) # flow
  other = source
  other.replace("b")
  sink(other)
end
`,
  'one text under two names': `def f
  a = "x"
  b = a
  b << source
  sink(a) # flow
  c = a.dup
  d = "y"
  d << "z"
  sink(d)
end
`,
  'methods that keep a text': `def f
  sink(source.strip.upcase.reverse) # flow
  sink(source.gsub("a", "b")) # flow
  sink(source.split(",").first) # flow
  sink(source.length)
  sink(source.include?("a"))
  sink(source.hash)
end
`,
  'conversions to numbers': `def f
  sink(source.to_s) # flow
  sink(source.to_i)
  sink(source.to_f)
  sink(Integer(source))
  sink(format("%s", source)) # flow
end
`,
  'symbols of a text': `def f
  sink(source.to_sym) # flow
  sink(:fixed)
end
`,
  'entries of a hash': `def f
  row = { name: source, age: 1 }
  sink(row[:name]) # flow
  sink(row[:age])
  row[:age] = source
  row[:name] = "a"
  sink(row[:name])
  sink(row[:age]) # flow
end
`,
  'entries that are stored, fetched and deleted': `def f
  row = {}
  row.store(:a, source)
  sink(row.fetch(:a)) # flow
  sink(row.fetch(:b, "x"))
  row.delete(:a)
  sink(row[:a])
end
`,
  'hashes that are merged': `def f
  row = { a: "x" }.merge({ b: source })
  sink(row[:b]) # flow
  other = { a: "x" }.merge({ b: "y" })
  sink(other[:b])
end
`,
  'elements of a list': `def f
  list = [source, "b"]
  sink(list.first) # flow
  sink(list.last)
  sink(list[0]) # flow
  sink(list[1])
end
`,
  'elements that are added and removed': `def f
  list = []
  list << "a" << source
  list.push("b")
  sink(list.pop)
  sink(list.pop) # flow
  sink(list.shift)
end
`,
  'several values at once': `def f
  a, b = "x", source
  sink(a)
  sink(b) # flow
  c, *d = source.split(",")
  sink(d[0]) # flow
  e, f = ["x", source]
  sink(e)
  sink(f) # flow
end
`,
  'blocks over elements': `def f
  [source].each { |x| sink(x) } # flow
  ["a"].each { |x| sink(x) }
  [source].each_with_index do |x, i|
    sink(x) # flow
  end
  3.times { |i| sink(i) }
end
`,
  'blocks that make other elements': `def f
  sink([source].map { |x| x.strip }[0]) # flow
  sink([source].map { |x| x.to_i }[0])
  sink([source].map { |x| "a" }[0])
  sink([source].map(&:strip)[0]) # flow
  sink([source].map(&:to_i)[0])
end
`,
  'blocks that choose elements': `def f
  sink([source].select { |x| x.size > 2 }[0]) # flow
  sink(["a"].reject { |x| x.empty? }[0])
  sink([source].find { |x| x }) # flow
end
`,
  'elements that are put together': `def f
  sink([source].inject("") { |sum, x| sum + x }) # flow
  sink([source].join(",")) # flow
  sink(["a"].inject("") { |sum, x| sum + x })
end
`,
  'values that are handed on to a block': `def f
  sink(source.then { |x| "a#{x}" }) # flow
  sink(source.then { |x| "a" })
  sink(source.tap { |x| x.size }) # flow
end
`,
  'variables of a block': `def f
  text = "a"
  [1].each { text = source }
  sink(text) # flow
  other = "a"
  [1].each { |other| other = source }
  sink("b")
end
`,
  'lambdas and procs': `def f
  add = ->(x) { x + "a" }
  sink(add.call(source)) # flow
  sink(add.(source)) # flow
  drop = lambda { |x| "a" }
  sink(drop.call(source))
  same = proc { |x| x }
  sink(same.call(source)) # flow
end
`,
  'a text that matches as a whole': `def f
  a = source
  return unless a =~ /\\A\\w+\\z/
  sink(a)
  b = source
  return unless b =~ /^\\w+$/
  sink(b) # flow
  c = source
  return unless c.match?(/\\A\\d+\\z/)
  sink(c)
  d = source
  raise "no" if d !~ /\\A[a-z]+\\z/
  sink(d)
end
`,
  'lists of what is allowed': `ALLOWED = %w[a b].freeze

def f
  a = source
  return unless ALLOWED.include?(a)
  sink(a)
  b = source
  raise "no" unless %w[x y].include?(b)
  sink(b)
  c = source
  return unless c.include?("x")
  sink(c) # flow
end
`,
  'comparisons with one value or another': `def f
  a = source
  return unless a == "x" || a == "y"
  sink(a)
  b = source
  return if b != "x" && b.size < 3
  sink(b) # flow
end
`,
  'what is rescued': `def f
  text = begin
    Integer(source)
  rescue ArgumentError
    0
  end
  sink(text)
  other = begin
    source
  rescue StandardError
    "a"
  end
  sink(other) # flow
end
`,
  'the message of what is raised': `def f
  raise "no #{source}"
rescue => e
  sink(e.message) # flow
end

def g
  raise "no"
rescue => e
  sink(e.message)
end
`,
  'what is done at the end': `def f
  text = source
  begin
    run
  ensure
    text = "a"
  end
  sink(text)
  begin
    text = source
  ensure
    run
  end
  sink(text) # flow
end
`,
  'loops with until and while': `def f
  text = "a"
  until done?
    sink(text) # flow
    text = source
  end
  text = "b"
  while more?
    sink(text)
  end
end
`,
  'statements behind a return': `def f(flag)
  text = source
  return sink("a") if flag
  sink(text) # flow
  return
  sink(text)
end
`,
};
