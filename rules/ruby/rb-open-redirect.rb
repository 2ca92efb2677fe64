class SessionsController < ApplicationController
  def create
    # ruleid: rb-open-redirect
    redirect_to params[:next]
    target = params[:target] || "/"
    # ruleid: rb-open-redirect
    redirect_to(target, notice: "Welcome")
    # ruleid: rb-open-redirect
    response.headers["Location"] = params[:to]
    # ruleid: rb-open-redirect
    redirect_to "http://#{params[:host]}/"
  end

  def create_safely
    # ok: rb-open-redirect
    redirect_to root_path
    # ok: rb-open-redirect
    redirect_to user_path(params[:id])
    # ok: rb-open-redirect
    redirect_to url_from(params[:next]) || root_path
    # ok: rb-open-redirect
    redirect_to action: "show", id: params[:id]
    # ok: rb-open-redirect
    redirect_to "/search?q=#{params[:q]}"
    # ok: rb-open-redirect
    redirect_to User.find(params[:id])
  end
end

get "/go" do
  # ruleid: rb-open-redirect
  redirect params[:url]
end
