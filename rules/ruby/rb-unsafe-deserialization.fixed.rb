class StatesController < ApplicationController
  def create
    # ruleid: rb-unsafe-deserialization
    @state = Marshal.load(Base64.decode64(cookies[:state]))
    # ruleid: rb-unsafe-deserialization
    @options = YAML.safe_load(params[:options])
    text = request.body.read
    # ruleid: rb-unsafe-deserialization
    @more = YAML.safe_load(text)
    # ruleid: rb-unsafe-deserialization
    @object = Oj.object_load(text)
  end

  def create_safely
    # ok: rb-unsafe-deserialization
    @state = JSON.parse(cookies[:state])
    # ok: rb-unsafe-deserialization
    @options = YAML.safe_load(params[:options])
    # ok: rb-unsafe-deserialization
    @settings = YAML.load(File.read("config/settings.yml"))
    # ok: rb-unsafe-deserialization
    @copy = Marshal.load(Marshal.dump(@settings))
  end
end
