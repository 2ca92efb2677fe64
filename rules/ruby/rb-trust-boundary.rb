class SessionsController < ApplicationController
  def create
    # ruleid: rb-trust-boundary
    session[:role] = params[:role]
    name = params[:name].strip
    # ruleid: rb-trust-boundary
    session["name"] = name
    # ok: rb-trust-boundary
    session[:page] = params[:page].to_i
    # ok: rb-trust-boundary
    session[:seen] = true
    # ok: rb-trust-boundary
    session[:user] = User.find_by(name: params[:name])
  end
end
