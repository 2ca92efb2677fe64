class PagesController < ApplicationController
  def show
    # ruleid: rb-cors-wildcard
    response.headers["Access-Control-Allow-Origin"] = "*"
    # ruleid: rb-cors-wildcard
    headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
    # ok: rb-cors-wildcard
    response.headers["Access-Control-Allow-Origin"] = "https://shop.example.org"
    # ok: rb-cors-wildcard
    response.headers["Access-Control-Allow-Methods"] = "*"
  end
end
