class UsersController < ApplicationController
  def index
    # ruleid: rb-sql-injection
    @users = User.where("name = '#{params[:name]}'")
    # ruleid: rb-sql-injection
    @sorted = User.order(params[:sort])
    sql = "SELECT * FROM users WHERE id = " + params[:id]
    # ruleid: rb-sql-injection
    @rows = ActiveRecord::Base.connection.execute(sql)
    # ruleid: rb-sql-injection
    @found = User.find_by_sql("SELECT * FROM users WHERE mail = '%s'" % params[:mail])
    # ruleid: rb-sql-injection
    @one = User.find_by("token = '#{cookies[:token]}'")
    # ruleid: rb-sql-injection
    User.where(state: 1).delete_all("role = '#{params[:role]}'")
  end

  def parameters
    name = params[:name]
    # ok: rb-sql-injection
    @users = User.where("name = ?", name)
    # ok: rb-sql-injection
    @users = User.where(name: name)
    # ok: rb-sql-injection
    @users = User.where({ name: name })
    # ok: rb-sql-injection
    @users = User.where(["name = ?", name])
    # ok: rb-sql-injection
    @user = User.find(params[:id])
    # ok: rb-sql-injection
    @user = User.find_by(name: name)
    # ok: rb-sql-injection
    @users = User.where("id = #{params[:id].to_i}")
    # ok: rb-sql-injection
    @users = User.order(:name).select(:id)
    # ok: rb-sql-injection
    @names = params[:names].select { |each| each.size > 2 }
    quoted = ActiveRecord::Base.connection.quote(name)
    # ok: rb-sql-injection
    @users = User.where("name = #{quoted}")
    # ok: rb-sql-injection
    @value = Rails.cache.fetch("users/#{name}") { 1 }
  end
end

get "/users/:id" do
  db = Mysql2::Client.new(host: "localhost")
  # ruleid: rb-sql-injection
  db.query("SELECT * FROM users WHERE id = #{params[:id]}")
  # ruleid: rb-sql-injection
  connection.exec("SELECT * FROM users WHERE name = '" + params["name"] + "'")
  # ok: rb-sql-injection
  connection.exec_params("SELECT * FROM users WHERE name = $1", [params["name"]])
  statement = db.prepare("SELECT * FROM users WHERE id = ?")
  # ok: rb-sql-injection
  statement.execute(params[:id].to_s)
  # ok: rb-sql-injection
  db.query("SELECT * FROM users WHERE id = #{Integer(params[:id])}")
end

class HelpController < ApplicationController
  def show
    # ok: rb-sql-injection
    head :not_found unless lookup_context.exists?(params[:type])
    # ok: rb-sql-injection
    @lines = @page.annotate(params[:version])
  end
end
