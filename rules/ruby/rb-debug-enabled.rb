class App < Sinatra::Base
  # ruleid: rb-debug-enabled
  set :show_exceptions, true
  # ruleid: rb-debug-enabled
  enable :show_exceptions
  # ok: rb-debug-enabled
  disable :show_exceptions
  # ok: rb-debug-enabled
  set :show_exceptions, false

  def index
    # ruleid: rb-debug-enabled
    binding.pry
    # ok: rb-debug-enabled
    binding.local_variables
  end
end
