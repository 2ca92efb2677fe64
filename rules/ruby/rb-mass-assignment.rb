class UsersController < ApplicationController
  def create
    # ruleid: rb-mass-assignment
    @user = User.new(params.require(:user).permit!)
    # ruleid: rb-mass-assignment
    @user.update(params[:user].permit!)
    # ruleid: rb-mass-assignment
    @user.assign_attributes(params.to_unsafe_h)
    # ok: rb-mass-assignment
    @user.update(params.require(:user).permit(:name, :mail))
    # ok: rb-mass-assignment
    @user.update(name: params[:name])
  end
end
