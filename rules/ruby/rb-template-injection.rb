class PagesController < ApplicationController
  def show
    # ruleid: rb-template-injection
    @page = ERB.new("Hello #{params[:name]}").result
    # ruleid: rb-template-injection
    render inline: "Hello " + params[:name]
    # ok: rb-template-injection
    @page = ERB.new("Hello <%= name %>").result_with_hash(name: params[:name])
    # ok: rb-template-injection
    render inline: "Hello <%= @name %>"
    # ok: rb-template-injection
    render :show, locals: { name: params[:name] }
  end
end

get "/hello" do
  # ruleid: rb-template-injection
  erb "Hello #{params[:name]}"
end

get "/hello/again" do
  # ok: rb-template-injection
  erb :hello, locals: { name: params[:name] }
end
