class ToolsController < ApplicationController
  def ping
    host = params[:host]
    # ruleid: rb-command-injection
    system("ping -c 1 #{host}")
    # ruleid: rb-command-injection
    @lines = `nslookup #{host}`
    # ruleid: rb-command-injection
    @more = %x(whois #{params[:name]})
    # ruleid: rb-command-injection
    IO.popen("grep #{host} words.txt") { |io| @found = io.read }
    # ruleid: rb-command-injection
    out, status = Open3.capture2("sort " + params[:by])
    # ruleid: rb-command-injection
    spawn(params[:command])
    # ruleid: rb-command-injection
    system("sh", "-c", "ls " + host)
    # ruleid: rb-command-injection
    text = open(params[:file]).read
  end

  def ping_safely
    host = params[:host]
    # ok: rb-command-injection
    system("ping", "-c", "1", host)
    # ok: rb-command-injection
    system("ping -c 1 #{Shellwords.escape(host)}")
    # ok: rb-command-injection
    @lines = `nslookup #{host.shellescape}`
    # ok: rb-command-injection
    IO.popen(["grep", host, "words.txt"]) { |io| @found = io.read }
    # ok: rb-command-injection
    out, status = Open3.capture2("sort", "-k", params[:by].to_i.to_s)
    # ok: rb-command-injection
    @up = `uptime`
  end
end
