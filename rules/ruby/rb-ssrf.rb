class FeedsController < ApplicationController
  def show
    url = params[:url]
    # ruleid: rb-ssrf
    @text = Net::HTTP.get(URI(url))
    # ruleid: rb-ssrf
    @page = HTTParty.get(params[:feed])
    # ruleid: rb-ssrf
    @more = URI.open("http://#{params[:host]}/status").read
    # ruleid: rb-ssrf
    @status = Faraday.get(url).status
    # ruleid: rb-ssrf
    @rest = RestClient::Request.execute(method: :get, url: url)
  end

  def show_safely
    # ok: rb-ssrf
    @text = Net::HTTP.get(URI("https://example.org/feed"))
    # ok: rb-ssrf
    @page = HTTParty.get("https://example.org/items/#{params[:id]}")
    # ok: rb-ssrf
    @page = HTTParty.get("https://example.org/", query: { q: params[:q] })
    # ok: rb-ssrf
    @page = Faraday.post("https://example.org/", params[:text])
  end
end
