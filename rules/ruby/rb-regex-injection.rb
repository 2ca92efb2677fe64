class SearchController < ApplicationController
  def show
    # ruleid: rb-regex-injection
    pattern = Regexp.new(params[:q])
    # ruleid: rb-regex-injection
    @found = text.match?(Regexp.new("^" + params[:word]))
    # ok: rb-regex-injection
    pattern = Regexp.new(Regexp.escape(params[:q]))
    # ok: rb-regex-injection
    @found = params[:name].match?(/\A[a-z]+\z/)
    # ok: rb-regex-injection
    pattern = Regexp.new("a+")
  end
end
