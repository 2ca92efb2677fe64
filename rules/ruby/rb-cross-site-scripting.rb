class PagesController < ApplicationController
  def show
    # ruleid: rb-cross-site-scripting
    @name = "<b>#{params[:name]}</b>".html_safe
    # ruleid: rb-cross-site-scripting
    render html: "<h1>#{params[:title]}</h1>"
    # ruleid: rb-cross-site-scripting
    @text = raw(params[:text])
    # ruleid: rb-cross-site-scripting
    render inline: "<p>" + params[:text] + "</p>"
    # ruleid: rb-cross-site-scripting
    response.body = "<p>#{cookies[:nick]}</p>"
  end

  def show_safely
    @name = params[:name]
    # ok: rb-cross-site-scripting
    @bold = helpers.content_tag(:b, params[:name])
    # ok: rb-cross-site-scripting
    @bold = "<b>#{ERB::Util.html_escape(params[:name])}</b>".html_safe
    # ok: rb-cross-site-scripting
    @clean = sanitize(params[:text]).html_safe
    # ok: rb-cross-site-scripting
    render plain: params[:text]
    # ok: rb-cross-site-scripting
    render json: { name: params[:name] }
    # ok: rb-cross-site-scripting
    render html: "<b>fixed</b>".html_safe
  end
end

get "/hello" do
  # ruleid: rb-cross-site-scripting
  "<h1>Hello #{params[:name]}</h1>"
end

get "/hello/escaped" do
  # ok: rb-cross-site-scripting
  "<h1>Hello #{Rack::Utils.escape_html(params[:name])}</h1>"
end

class App
  def call(env)
    request = Rack::Request.new(env)
    # ruleid: rb-cross-site-scripting
    [200, { "content-type" => "text/html" }, ["Hello #{request.params["name"]}"]]
  end
end
