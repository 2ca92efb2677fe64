class SessionsController < ApplicationController
  def create
    # ruleid: rb-cookie-flags
    cookies[:session] = { value: token, secure: true, httponly: false }
    # ruleid: rb-cookie-flags
    cookies[:token] = { value: token }
    # ruleid: rb-cookie-flags
    Rails.application.config.session_store(:cookie_store, key: "_shop", secure: false)
    # ok: rb-cookie-flags
    cookies[:session] = { value: token, secure: true, httponly: true, same_site: :lax }
    # ok: rb-cookie-flags
    cookies[:language] = { value: "de" }
    # ok: rb-cookie-flags
    Rails.application.config.session_store(:cookie_store, key: "_shop", secure: true)
  end
end
