class PagesController < ApplicationController
  def show
    # ruleid: rb-header-injection
    response.headers["X-Name"] = params[:name]
    # ruleid: rb-header-injection
    response.set_header("X-Name", "a #{params[:name]}")
    # ruleid: rb-header-injection
    headers["Content-Disposition"] = "attachment; filename=" + params[:file]
    # ok: rb-header-injection
    response.headers["X-Name"] = CGI.escape(params[:name])
    # ok: rb-header-injection
    response.headers["X-Count"] = params[:count].to_i.to_s
    # ok: rb-header-injection
    response.headers["X-Name"] = "fixed"
    # ok: rb-header-injection
    response.headers["X-Name"] = params[:name].delete("\r\n")
  end
end
