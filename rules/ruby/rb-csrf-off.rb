class HooksController < ApplicationController
  # ruleid: rb-csrf-off
  skip_before_action :verify_authenticity_token
  # ok: rb-csrf-off
  skip_before_action :require_login
end

class PagesController < ApplicationController
  # ok: rb-csrf-off
  protect_from_forgery with: :exception
end
