class SessionsController < ApplicationController
  def create
    # ruleid: rb-log-injection
    Rails.logger.info("login of #{params[:user]}")
    # ruleid: rb-log-injection
    logger.warn "no such user: " + params[:user]
    # ok: rb-log-injection
    logger.info("login of #{params[:user].inspect}")
    # ok: rb-log-injection
    logger.info("login of #{params[:id].to_i}")
    # ok: rb-log-injection
    logger.info("login")
    # ok: rb-log-injection
    logger.info("login of #{params[:user].delete("\r\n")}")
  end
end
