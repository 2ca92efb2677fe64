class UsersController < ApplicationController
  def show
    name = params[:name]
    # ruleid: rb-xpath-injection
    @user = document.xpath("/users/user[name='#{name}']")
    # ruleid: rb-xpath-injection
    @user = document.at_xpath("//user[@id='" + params[:id] + "']")
    # ruleid: rb-xpath-injection
    @user = REXML::XPath.first(document, "//user[@id='#{params[:id]}']")
    # ok: rb-xpath-injection
    @user = document.xpath("/users/user[name=$name]", nil, { name: name })
    # ok: rb-xpath-injection
    @user = document.at_xpath("//user[@id='#{params[:id].to_i}']")
    # ok: rb-xpath-injection
    @user = document.xpath("/users/user").find { |each| each["name"] == name }
  end
end
