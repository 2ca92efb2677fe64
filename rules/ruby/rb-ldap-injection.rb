class LoginController < ApplicationController
  def create
    user = params[:user]
    # ruleid: rb-ldap-injection
    ldap.search(base: "dc=example", filter: "(uid=#{user})")
    # ruleid: rb-ldap-injection
    filter = Net::LDAP::Filter.construct("(uid=" + params[:user] + ")")
    # ok: rb-ldap-injection
    ldap.search(base: "dc=example", filter: Net::LDAP::Filter.eq("uid", user))
    # ok: rb-ldap-injection
    ldap.search(base: "dc=example", filter: "(uid=#{Net::LDAP::Filter.escape(user)})")
    # ok: rb-ldap-injection
    ldap.search(base: "dc=example", filter: "(uid=admin)")
    # ok: rb-ldap-injection
    ldap.search(base: "dc=example", filter: "(number=#{params[:n].to_i})")
  end
end
