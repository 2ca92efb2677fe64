class SessionsController < ApplicationController
  def create
    # ruleid: rb-nosql-injection
    @user = collection.find({ name: params[:name], token: params[:token] }).first
    # ruleid: rb-nosql-injection
    @user = users_collection.find_one_and_update({ name: params[:name] }, { seen: true })
    # ruleid: rb-nosql-injection
    users_collection.delete_many(params[:filter])
    # ok: rb-nosql-injection
    @user = collection.find({ name: params[:name].to_s }).first
    # ok: rb-nosql-injection
    @user = collection.find({ _id: BSON::ObjectId.from_string(params[:id]) }).first
    # ok: rb-nosql-injection
    @user = User.find(params[:id])
  end
end
