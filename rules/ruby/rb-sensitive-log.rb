class SessionsController < ApplicationController
  def create
    # ruleid: rb-sensitive-log
    logger.info("login with #{params[:password]}")
    password = params[:password]
    # ruleid: rb-sensitive-log
    Rails.logger.debug("password is " + password)
    # ruleid: rb-sensitive-log
    logger.debug { "password is #{password}" }
    # ruleid: rb-sensitive-log
    puts password
    user = User.authenticate(params[:name], password)
    # ok: rb-sensitive-log
    logger.info("user #{user}")
    # ok: rb-sensitive-log
    logger.info("kept #{BCrypt::Password.create(password)}")
    # ok: rb-sensitive-log
    logger.info("letters: #{password.length}")
    # ok: rb-sensitive-log
    logger.warn("the password is wrong")
  end

  def charge(card, patient)
    # ruleid: rb-sensitive-log
    logger.info("charging #{card.card_number}")
    # ruleid: rb-sensitive-log
    logger.info(describe(patient))
    # ok: rb-sensitive-log
    logger.info("card ending in #{card.card_number.last(4)}")
    # ok: rb-sensitive-log
    logger.info("card #{mask(card.card_number)}")
  end

  def describe(patient)
    "#{patient.name} #{patient.ssn}"
  end
end
